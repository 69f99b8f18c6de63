import { once } from "node:events";
import net from "node:net";

/** One letter as the server took it. */
export type Received = { to: string; raw: string };

/**
 * What the server does with the next letters: takes them, refuses a step, hangs up in the middle of one, or takes it and
 * hangs up before it says so.
 */
export type Manner = "takes" | "refuses address" | "refuses letter" | "hangs up" | "says nothing";

/** A mail server on this machine that keeps what it is given. It knows one user, or lets everybody in. */
export async function openMailbox({ user, password }: { user?: string; password?: string } = {}) {
  const received: Received[] = [];
  const mailbox = { received, manner: "takes" as Manner, url: "", close: async () => {} };
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    const expected = user && Buffer.from(`\0${user}\0${password}`).toString("base64");
    converse(socket, mailbox, expected || null);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  const signIn = user ? `${user}:${password}@` : "";
  mailbox.url = `smtp://${signIn}127.0.0.1:${port}`;
  mailbox.close = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  };
  return mailbox;
}

type Box = { received: Received[]; manner: Manner };

/** As much of SMTP (RFC 5321) as a letter needs. */
function converse(socket: net.Socket, box: Box, expected: string | null) {
  let [pending, to] = ["", ""];
  let inLetter = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    if (/^EHLO/i.test(line)) return say(expected ? "250-here\r\n250 AUTH PLAIN" : "250 here");
    if (/^AUTH PLAIN /i.test(line))
      return say(line.endsWith(` ${expected}`) ? "235 in" : `535 ${line} is not known`);
    const recipient = /^RCPT TO:<([^>]*)>/i.exec(line)?.[1];
    if (recipient && box.manner === "refuses address") return say(`550 ${recipient} is nobody`);
    if (recipient) to = recipient;
    if (/^DATA/i.test(line)) inLetter = true;
    if (/^QUIT/i.test(line)) return socket.end("221 bye\r\n");
    return say(inLetter ? "354 go on" : "250 well");
  };
  const take = (raw: string) => {
    inLetter = false;
    if (box.manner === "refuses letter") return say("554 not this one");
    box.received.push({ to, raw });
    if (box.manner === "says nothing") return socket.destroy();
    return say("250 taken");
  };
  say("220 a mailbox for tests");
  socket.setEncoding("utf8").on("data", (part: string) => {
    pending += part;
    if (inLetter && box.manner === "hangs up") return socket.destroy();
    for (;;) {
      const end = inLetter ? "\r\n.\r\n" : "\r\n";
      const at = pending.indexOf(end);
      if (at < 0) return;
      const whole = pending.slice(0, at);
      pending = pending.slice(at + end.length);
      if (inLetter) take(whole);
      else hear(whole);
    }
  });
}
