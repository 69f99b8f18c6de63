import http from "node:http";
import https from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { missingProgram, PORTS, startNginx } from "./nginx.mjs";

/** The shipped nginx.conf, as it is but for its places, in front of Onus. */
export async function checkProxy({ app, folder }) {
  const missing = missingProgram();
  if (missing) return [missing];
  const nginx = await startNginx(folder, new URL(app.url).port);
  const faults = [];
  const expect = (what, seen, wanted) => {
    const right = wanted instanceof RegExp ? wanted.test(seen) : seen === wanted;
    console.log(`${right ? "✓" : "✗"} ${what}: ${seen}`);
    if (!right) faults.push(`${what}: ${seen}, not ${wanted}`);
  };

  const plain = await get(http, `http://localhost:${PORTS.http}/chn`);
  expect("plain HTTP is sent on", `${plain.status} ${plain.headers.location}`, /^308 https:/);
  for (const [encoding, unpack] of [
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
    ["", (bytes) => bytes],
  ]) {
    const first = await page("/chn", encoding);
    const second = await page("/chn", encoding);
    expect(`“${encoding}”, first and again`, `${cacheOf(first)} ${cacheOf(second)}`, "MISS HIT");
    expect(`“${encoding}” is sent as`, second.headers["content-encoding"] ?? "", encoding);
    expect("and opens", unpack(second.body).includes("</html>"), true);
  }
  const { headers } = await page("/chn");
  expect("TLS is for good", headers["strict-transport-security"], /max-age=31536000/);
  expect(
    "what is held is not sent again",
    (await page("/chn", "", { "if-none-match": headers.etag })).status,
    304,
  );
  const desk = await page("/desk/sign-in");
  expect(
    "the desk is not kept",
    `${desk.status} ${cacheOf(desk)} ${desk.headers["cache-control"]}`,
    /^200 undefined .*no-store/,
  );
  expect("a page takes no words", (await page("/chn", "", {}, "POST")).status, 403);
  await pause(6000);
  expect("six seconds later it asks Onus", cacheOf(await page("/chn")), /REVALIDATED|EXPIRED/);
  await pause(6000);
  await app.stop();
  const stale = await page("/chn");
  expect(
    "while Onus is off, what was visited stays",
    `${stale.status} ${cacheOf(stale)}`,
    "200 STALE",
  );
  expect("and the rest says so", (await page("/methodology")).status, 502);
  nginx.kill("SIGQUIT");
  return faults;
}

const page = (address, encoding = "", headers = {}, method = "GET") =>
  get(https, `https://localhost:${PORTS.https}${address}`, {
    method,
    headers: { ...headers, ...(encoding && { "accept-encoding": encoding }) },
    rejectUnauthorized: false,
  });
const cacheOf = ({ headers }) => headers["x-cache"];

function get(client, url, options = {}) {
  return new Promise((resolve, reject) => {
    const asked = client.request(url, options, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}
