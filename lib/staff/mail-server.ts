import "server-only";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection, { type SMTPError } from "nodemailer/lib/smtp-connection";
import { parseMailServer, type Letter, type MailProblem, type MailServer } from "@/lib/domain/mail";
import { env } from "@/lib/env";

/** What came of handing a letter over. Only of "uncertain" may it have arrived all the same. */
export type Delivery = { ok: true } | { ok: false; why: MailProblem };

/** How long a server may take for one step, and for all of them: planned editions wait behind a letter. */
const STEP_MS = 8_000;
const WHOLE_MS = 20_000;

/** False where whoever runs this installation has set up no mail server: then nothing is sent, and nobody is offered it. */
export const isMailSetUp = (): boolean => mailServer() !== null;

type Sending = { server: MailServer; from: string };

function mailServer(): Sending | null {
  const { ONUS_SMTP_URL: url, ONUS_MAIL_FROM: from } = env;
  const server = url ? parseMailServer(url) : null;
  return server && from ? { server, from } : null;
}

/** Hands a letter to the mail server. `id` names it: a mailbox can tell by it that it has the letter already. */
export async function deliver(to: string, letter: Letter, id: string): Promise<Delivery> {
  const set = mailServer();
  if (!set) return { ok: false, why: "not set up" };
  const bytes = await new MailComposer({
    // An address beside an empty name is taken as it stands; as one text it would be read for several.
    from: { name: "", address: set.from },
    to: { name: "", address: to },
    ...letter,
    messageId: `<${id}@${set.from.slice(set.from.lastIndexOf("@") + 1)}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return handOver(set, to, bytes);
}

type Step = "reaching" | "signing in" | "sending";

/**
 * One letter over one connection, step by step, because what a failure means hangs on the step: until the letter is
 * sent it has certainly not arrived.
 */
function handOver({ server, from }: Sending, to: string, bytes: Buffer): Promise<Delivery> {
  const { signIn } = server;
  const connection = new SMTPConnection(optionsFor(server));
  return new Promise((resolve) => {
    let step: Step = "reaching";
    const end = (delivery: Delivery) => {
      clearTimeout(late);
      if (delivery.ok) connection.quit();
      else connection.close();
      resolve(delivery);
    };
    const fail = (thrown: Thrown) => end({ ok: false, why: problemOf(step, thrown) });
    const late = setTimeout(() => fail({}), WHOLE_MS);
    const send = () => {
      step = "sending";
      const envelope = { from, to: [to], size: bytes.length };
      connection.send(envelope, bytes, (thrown) => (thrown ? fail(thrown) : end({ ok: true })));
    };
    connection.on("error", fail);
    connection.connect((thrown) => {
      if (thrown) return fail(thrown);
      if (!signIn) return send();
      step = "signing in";
      const credentials = { user: signIn.user, pass: signIn.password };
      connection.login({ credentials }, (refused) => (refused ? fail(refused) : send()));
    });
  });
}

/** Elsewhere than on this machine nothing is said before the line is encrypted, the password least of all. */
const optionsFor = ({ host, port, secure, isLocal }: MailServer) => ({
  host,
  port,
  secure,
  requireTLS: !isLocal,
  ignoreTLS: isLocal,
  name: new URL(env.ONUS_DESK_URL).hostname,
  connectionTimeout: STEP_MS,
  greetingTimeout: STEP_MS,
  socketTimeout: STEP_MS,
  dnsTimeout: STEP_MS,
});

/** What nodemailer says of a failure. The words of the server are left out: they may quote the address or a password. */
type Thrown = Pick<SMTPError, "code" | "originalCode" | "responseCode" | "command">;

/** A certificate that is not the host's, not signed by anybody known, or over, by the codes of Node. */
const CERTIFICATE = /CERT|SIGN|VERIFY|ALTNAME/;

function problemOf(step: Step, thrown: Thrown): MailProblem {
  const { code = "", originalCode = "", responseCode, command } = thrown;
  if (step === "sending") {
    if (command === "MAIL FROM") return "sender refused";
    if (command === "RCPT TO") return "address refused";
    // Refused by nodemailer itself, before the server heard of it.
    if (command === "API") return code === "EENVELOPE" ? "address refused" : "not reached";
    return responseCode ? "letter refused" : "uncertain";
  }
  if (code === "EAUTH") return "sign-in refused";
  if (code === "EDNS") return "unknown host";
  if (CERTIFICATE.test(originalCode)) return "not trusted";
  return code === "ETLS" ? "not encrypted" : "not reached";
}
