import net from "node:net";
import { afterEach, expect, test } from "vitest";
import { openMailbox } from "@/lib/db/testing/mailbox";
import { env } from "@/lib/env";
import { testLetter } from "@/lib/export/letter";
import { deliver, isMailSetUp } from "./mail-server";

const TO = "ana@example.org";
const send = () => deliver(TO, testLetter(), "a-letter");

function setUp(url: string) {
  env.ONUS_SMTP_URL = url;
  env.ONUS_MAIL_FROM = "onus@example.org";
}
afterEach(() => {
  delete env.ONUS_SMTP_URL;
  delete env.ONUS_MAIL_FROM;
});

test("a letter arrives whole, from one address to one, and names neither program nor machine", async () => {
  const mailbox = await openMailbox({ user: "onus", password: "open sesame" });
  setUp(mailbox.url.replace("open sesame", "open%20sesame"));
  expect(await send()).toEqual({ ok: true });
  const [{ to, raw } = { to: "", raw: "" }] = mailbox.received;
  expect(to).toBe(TO);
  const end = raw.indexOf("\r\n\r\n");
  const [head, body] = [raw.slice(0, end), raw.slice(end)];
  const names = [...head.matchAll(/^([\w-]+):/gm)].map(([, name]) => name);
  expect(names.sort()).toEqual(
    [
      ...["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-ID"],
      ...["Subject", "To"],
    ].sort(),
  );
  expect(head).toContain("Message-ID: <a-letter@example.org>");
  expect(body).toContain("text/plain");
  expect(body).toContain("text/html");
  expect(raw).not.toMatch(/nodemailer/i);
  await mailbox.close();
});

test.each([
  ["refuses address", "address refused"],
  ["refuses letter", "letter refused"],
  ["hangs up", "uncertain"],
  ["says nothing", "uncertain"],
] as const)("of a server that %s is said: %s", async (manner, why) => {
  const mailbox = await openMailbox();
  setUp(mailbox.url);
  mailbox.manner = manner;
  expect(await send()).toEqual({ ok: false, why });
  await mailbox.close();
});

test("a wrong password is said to be one, and no letter is handed over", async () => {
  const mailbox = await openMailbox({ user: "onus", password: "right" });
  setUp(mailbox.url.replace("right", "wrong"));
  expect(await send()).toEqual({ ok: false, why: "sign-in refused" });
  expect(mailbox.received).toEqual([]);
  await mailbox.close();
});

test("where nobody listens, or nothing is set up, it is said so", async () => {
  expect(isMailSetUp()).toBe(false);
  expect(await send()).toEqual({ ok: false, why: "not set up" });
  const mailbox = await openMailbox();
  await mailbox.close();
  setUp(mailbox.url);
  expect(isMailSetUp()).toBe(true);
  expect(await send()).toEqual({ ok: false, why: "not reached" });
});

test("a server elsewhere that offers no encryption hears neither password nor letter", async () => {
  const heard: string[] = [];
  const plain = net.createServer((socket) => {
    socket.write("220 here\r\n");
    socket.setEncoding("utf8").on("data", (line: string) => {
      heard.push(line);
      socket.write(/^EHLO/i.test(line) ? "250-here\r\n250 AUTH PLAIN\r\n" : "502 what?\r\n");
    });
  });
  await new Promise<void>((resolve) => plain.listen(0, "127.0.0.2", resolve));
  const { port } = plain.address() as net.AddressInfo;
  setUp(`smtp://onus:opensesame@127.0.0.2:${port}`);
  expect(await send()).toEqual({ ok: false, why: "not encrypted" });
  expect(heard.map((line) => line.split(" ")[0]!.trim())).toEqual(["EHLO", "STARTTLS"]);
  plain.close();
});
