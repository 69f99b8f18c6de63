import type { UnsentKey } from "@/lib/domain/unsent";

/** Whether what is typed is safe on the server: "cut" and "signedOut" are tried again until it is. */
export type Keeping = "nothing" | "kept" | "cut" | "signedOut" | "refused";

const PAUSE_MS = 1000;
const AGAIN_MS = 2000;
const PATIENCE_MS = 15_000;

/**
 * Sends what stands in a form to the server a second after it was typed, and again until it has arrived. Nothing is
 * written to the reader's disk.
 */
export class Keeper {
  private dirty = false;
  private sent = false;
  private timer = 0;
  private sending: Promise<void> = Promise.resolve();

  constructor(
    private readonly form: HTMLFormElement,
    private readonly key: UnsentKey,
    private readonly tell: (keeping: Keeping) => void,
  ) {
    form.addEventListener("input", this.typed);
    form.addEventListener("change", this.typed);
    window.addEventListener("online", this.turn);
    window.addEventListener("pagehide", this.leaving);
  }

  /** What is on its way arrives before the save that follows, so that it does not outlive it. */
  async settle(): Promise<void> {
    this.wait(0);
    await this.sending;
    this.dirty = false;
    this.sent = true;
  }

  /** What was sent and not saved has to be kept on, and so has what was typed while a save was on its way. */
  answered(saved: boolean): void {
    if ((this.sent && !saved) || this.dirty) this.typed();
    this.sent = false;
  }

  /** The form goes: what is typed in it and not kept yet is sent along. */
  end(): void {
    this.leaving();
    this.wait(0);
    this.form.removeEventListener("input", this.typed);
    this.form.removeEventListener("change", this.typed);
    window.removeEventListener("online", this.turn);
    window.removeEventListener("pagehide", this.leaving);
  }

  private readonly typed = () => {
    this.dirty = true;
    if (!this.timer) this.wait(PAUSE_MS);
  };
  private readonly turn = () => void (this.sending = this.sending.then(() => this.send()));
  private readonly leaving = () => {
    if (this.dirty) void this.put({ keepalive: true });
  };

  private async send(): Promise<void> {
    this.wait(0);
    if (!this.dirty) return;
    this.dirty = false;
    const came = await this.put({ signal: AbortSignal.timeout(PATIENCE_MS) });
    this.tell(came);
    if (came !== "cut" && came !== "signedOut") return;
    this.dirty = true;
    if (!this.timer) this.wait(AGAIN_MS);
  }

  private async put(how: RequestInit): Promise<Keeping> {
    const body = JSON.stringify({ ...this.key, typed: typedIn(this.form) });
    const headers = { "Content-Type": "application/json" };
    const given = { method: "PUT", headers, body, ...how };
    const answer = await fetch("/desk/unsent", given).catch(() => null);
    if (answer?.ok) return "kept";
    if (!answer || answer.status >= 500) return "cut";
    return answer.status === 401 ? "signedOut" : "refused";
  }

  private wait(ms: number): void {
    window.clearTimeout(this.timer);
    this.timer = ms === 0 ? 0 : window.setTimeout(this.turn, ms);
  }
}

/** What a form would send, without files, and without what is a secret or good only once. */
function typedIn(form: HTMLFormElement): Record<string, string[]> {
  const secret = [...form.elements].filter(
    (one): one is HTMLInputElement =>
      one instanceof HTMLInputElement &&
      (one.type === "password" || one.autocomplete === "one-time-code"),
  );
  const left = new Set(secret.map(({ name }) => name));
  const fields = new FormData(form);
  const names = [...new Set(fields.keys())].filter(
    (name) => !name.startsWith("$ACTION") && !left.has(name),
  );
  return Object.fromEntries(
    names.map((name) => [
      name,
      fields.getAll(name).filter((value): value is string => typeof value === "string"),
    ]),
  );
}
