import { once } from "node:events";
import { readdir } from "node:fs/promises";
import {
  createServer,
  get,
  request as requestTo,
  type IncomingMessage,
  type RequestOptions,
} from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { withClient } from "@/lib/db/server";
import { publish, published, takeDownPublished } from "@/lib/db/testing/published";
import type { EditionMark } from "@/lib/domain/summary";
import { keptResponse, type Rendered } from "./kept";
import { readCopy } from "./kept-on-disk";

const owner = process.env["ONUS_TEST_OWNER_PUBLICATION_URL"]!;

beforeAll(async () => {
  // Only the clock is ours, so that a second passes when a test says so; timers are the real ones.
  vi.useFakeTimers({ toFake: ["performance"] });
  await publish(1, { asOf: "2025-03-01", recommendations: [published("1"), published("2")] });
});

afterAll(() => {
  vi.useRealTimers();
});
const aSecondLater = () => vi.advanceTimersByTime(1100);

let rendered = 0;
const page = async ({ number }: EditionMark): Promise<Rendered> => {
  rendered += 1;
  return { status: 200, body: `Edition ${number}. ${"Plain words. ".repeat(200)}` };
};
const visit = (address: string, headers: Record<string, string> = {}, render = page) =>
  keptResponse(
    new Request(`http://localhost${address}`, { headers }),
    { address, contentType: "text/html; charset=utf-8", headers: { "x-own": "yes" } },
    render,
  );
const words = async (address: string, render = page) =>
  (await (await visit(address, {}, render)).text()).slice(0, 10);
const fails = async (): Promise<Rendered> => {
  throw new Error("a fault that a test asked for");
};

/** Sends an answer as the framework does: it drops what a handler says of packing and length. */
async function overTheWire(response: Response) {
  const server = createServer((_, to) => {
    for (const [name, value] of response.headers)
      if (!["content-encoding", "content-length", "transfer-encoding"].includes(name))
        to.appendHeader(name, value);
    to.statusCode = response.status;
    void response.arrayBuffer().then((body) => to.end(Buffer.from(body)));
  }).listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const [answer] = (await once(get({ port }), "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  server.close();
  return { headers: answer.headers, bytes: Buffer.concat(chunks) };
}

describe("a kept document", () => {
  test("is rendered once for many who ask at once, and not again for those who come later", async () => {
    const before = rendered;
    await Promise.all(Array.from({ length: 20 }, () => visit("/many")));
    await visit("/many");
    expect(rendered - before).toBe(1);
  });

  test("carries its headers, and leaves browsers to ask again", async () => {
    const { status, headers } = await visit("/headers");
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "public, max-age=0, s-maxage=5",
      "content-type": "text/html; charset=utf-8",
      vary: "Accept-Encoding",
      "x-own": "yes",
    });
  });

  test("is not sent to those who hold it, until the edition changes", async () => {
    const etag = (await visit("/held")).headers.get("etag")!;
    const again = await visit("/held", { "if-none-match": `"other", ${etag}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    expect(again.headers.get("etag")).toBe(etag);
    expect((await visit("/held", { "if-none-match": '"other"' })).status).toBe(200);
  });

  test.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip;q=0.5, br;q=0", "gzip", gunzipSync],
    ["deflate", null, (bytes: Buffer) => bytes],
  ] as const)("goes out to “%s” as %s, the same words", async (accepted, encoding, unpack) => {
    const { headers, bytes } = await overTheWire(
      await visit("/packed", { "accept-encoding": accepted }),
    );
    expect(headers["content-encoding"] ?? null).toBe(encoding);
    expect(headers["content-length"]).toBe(String(bytes.length));
    expect(Object.keys(headers).filter((name) => name.startsWith("x-onus"))).toEqual([]);
    expect(unpack(bytes).toString()).toBe(await (await visit("/packed")).text());
  });

  test("is not kept unless it is a 200", async () => {
    const absent = async (): Promise<Rendered> => ({ status: 404, body: "Nothing here" });
    expect((await visit("/absent", {}, absent)).status).toBe(404);
    expect((await visit("/absent")).status).toBe(200);
  });

  test("makes room for others when the shelf is full, the least recently used first", async () => {
    const large = async (): Promise<Rendered> => ({ status: 200, body: "x".repeat(7_000_000) });
    await visit("/first");
    await visit("/second");
    for (let n = 0; n < 12; n++) {
      await visit(`/large-${n}`, {}, large);
      await visit("/second");
    }
    const before = rendered;
    await visit("/second");
    expect(rendered).toBe(before);
    await visit("/first");
    expect(rendered).toBe(before + 1);
  });
});

describe("a document that its address names alone", () => {
  const show = (address: string) =>
    keptResponse(
      new Request(`http://localhost${address}`),
      { address, contentType: "text/html", headers: { "x-own": "yes" }, byAddressAlone: true },
      page,
    );

  /** What a server says to a request; "framework" where it was asked itself. */
  async function ask(path: string, options: RequestOptions = {}) {
    const server = createServer((_, to) => to.end("framework")).listen(0);
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const request = requestTo({ port, path, ...options }).end();
    const [answer] = (await once(request, "response")) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    server.close();
    return { status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(chunks) };
  }
  const body = async (path: string, options: RequestOptions = {}) =>
    (await ask(path, options)).bytes.toString();

  test("is answered before the framework is asked, with the same head and the same words", async () => {
    expect(await body("/early")).toBe("framework");
    const usual = await show("/early");
    const { status, headers, bytes } = await ask("/early", {
      headers: { "accept-encoding": "br" },
    });
    expect(status).toBe(200);
    expect(headers).toMatchObject({ "content-encoding": "br", "x-own": "yes" });
    for (const [name, value] of usual.headers)
      if (!name.startsWith("x-onus")) expect(headers[name]).toBe(value);
    expect(headers["content-length"]).toBe(String(bytes.length));
    expect(brotliDecompressSync(bytes).toString()).toBe(await usual.text());
    const held = await ask("/early", { headers: { "if-none-match": headers.etag } });
    expect([held.status, held.bytes.length]).toEqual([304, 0]);
  });

  test("is left to the framework for whatever is no plain visit, and where another address is asked for", async () => {
    await show("/early");
    expect(await body("/early", { method: "OPTIONS" })).toBe("framework");
    expect(await body("/early", { headers: { "content-length": 0 } })).toBe("framework");
    expect(await body("/early?of=it")).toBe("framework");
    await visit("/by-more-than-its-address");
    expect(await body("/by-more-than-its-address")).toBe("framework");
  });

  test("is left to the framework once the stamp is a second old, and where nothing of it may be shown", async () => {
    await show("/early");
    await takeDownPublished("A-HRC-90-1.5", new Date());
    aSecondLater();
    expect(await body("/early")).toBe("framework");
    await visit("/something-else");
    expect(await body("/early")).toBe("framework");
    await show("/early");
    expect(await body("/early")).not.toBe("framework");
  });
});

describe("when something is published or taken down", () => {
  test("the next visit shows it, a second later at the latest", async () => {
    expect(await words("/news")).toBe("Edition 1.");
    await publish(2, { asOf: "2025-06-01" });
    aSecondLater();
    expect(await words("/news")).toBe("Edition 2.");
  });

  test("a take-down renders every document anew", async () => {
    await visit("/tomb");
    const before = rendered;
    await takeDownPublished("A-HRC-90-1.2", new Date());
    aSecondLater();
    await visit("/tomb");
    expect(rendered).toBe(before + 1);
  });

  test("nothing of what was rendered before a take-down is shown again, not even where rendering fails", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    await visit("/names-somebody");
    await takeDownPublished("A-HRC-90-1.3", new Date());
    aSecondLater();
    expect((await visit("/names-somebody", {}, fails)).status).toBe(503);
    errors.mockRestore();
  });
});

describe("a process that starts while the database is away", () => {
  /** A new process: no memory, the same disk. */
  async function another() {
    vi.resetModules();
    const memory = globalThis as { onusKept?: unknown; onusStamp?: unknown; onusPages?: unknown };
    const { onusKept, onusStamp, onusPages } = memory;
    delete memory.onusKept;
    delete memory.onusStamp;
    delete memory.onusPages;
    const { keptResponse } = await import("./kept");
    const visitIt = (address: string) =>
      keptResponse(
        new Request(`http://localhost${address}`),
        { address, contentType: "text/html; charset=utf-8" },
        fails,
      );
    const end = () => Object.assign(memory, { onusKept, onusStamp, onusPages });
    return { visitIt, end };
  }

  const away = (work: () => Promise<void>) =>
    withClient(owner, async (client) => {
      const errors = vi.spyOn(console, "error").mockImplementation(() => {});
      await client.query("alter table current rename to elsewhere");
      await work();
      await client.query("alter table elsewhere rename to current");
      errors.mockRestore();
    });
  const onDisk = (address: string) =>
    vi.waitFor(async () => expect(await held(address)).toBe(true));
  const held = async (address: string) => (await readCopy(address, undefined)) !== null;

  test("serves the last copy of what was visited, and says of the rest that it is out of reach", async () => {
    const kept = await words("/on-disk");
    await onDisk("/on-disk");
    await away(async () => {
      const { visitIt, end } = await another();
      const answer = await visitIt("/on-disk");
      expect([answer.status, (await answer.text()).slice(0, 10)]).toEqual([200, kept]);
      expect((await visitIt("/never-visited")).status).toBe(503);
      end();
    });
  });

  test("has nothing from before the last take-down that any process here has learnt of", async () => {
    await visit("/about-somebody");
    await onDisk("/about-somebody");
    await takeDownPublished("A-HRC-90-1.4", new Date());
    aSecondLater();
    await visit("/something-else");
    await onDisk("/something-else");
    expect(await readdir(join(process.env["ONUS_HOME"]!, "pages"))).toHaveLength(1);
    await away(async () => {
      const { visitIt, end } = await another();
      expect((await visitIt("/about-somebody")).status).toBe(503);
      expect((await visitIt("/something-else")).status).toBe(200);
      end();
    });
  });
});

describe("when the database", () => {
  const quiet = () => vi.spyOn(console, "error").mockImplementation(() => {});

  test("is away, what was visited is served, what was not says 503, and it comes back by itself", async () => {
    const errors = quiet();
    const kept = await words("/visited");
    await withClient(owner, async (client) => {
      await client.query("alter table current rename to elsewhere");
      aSecondLater();
      expect(await words("/visited", fails)).toBe(kept);
      const other = await visit("/never-visited", {}, fails);
      expect(other.status).toBe(503);
      expect(other.headers.get("cache-control")).toBe("no-store");
      expect(await other.text()).not.toMatch(/fault|Error|\n/);
      await client.query("alter table elsewhere rename to current");
    });
    await publish(3, { asOf: "2025-09-01" });
    aSecondLater();
    expect(await words("/visited")).toBe("Edition 3.");
    errors.mockRestore();
  });

  test("hangs, what was visited is served within two and a half seconds", async () => {
    const kept = await words("/visited");
    await withClient(owner, async (client) => {
      await client.query("begin; lock table current in access exclusive mode");
      aSecondLater();
      const begun = Date.now();
      expect(await words("/visited")).toBe(kept);
      expect(Date.now() - begun).toBeLessThan(2500);
      await client.query("rollback");
    });
  });

  test("answers, but rendering fails, the last good document is served and the fault is logged", async () => {
    const errors = quiet();
    const kept = await words("/breaks");
    await publish(4, { asOf: "2025-10-01" });
    aSecondLater();
    expect(await words("/breaks", fails)).toBe(kept);
    expect(errors).toHaveBeenCalledOnce();
    errors.mockRestore();
  });
});
