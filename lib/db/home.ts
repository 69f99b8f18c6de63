import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { done, refused, type Outcome } from "@/lib/domain/outcome";

/** The data folder of an Onus. Of what stands in it, the user of PostgreSQL may enter `postgres` alone. */
export type Home = { folder: string; postgres: string; files: string; logs: string };

/** Made once and kept; whoever holds this file holds every key. */
const secrets = z.object({
  owner: z.string().min(16),
  desk: z.string().min(16),
  publisher: z.string().min(16),
  public: z.string().min(16),
  session: z.string().min(32),
});
export type Secrets = z.infer<typeof secrets>;

export function openHome(given: string): Home {
  const folder = path.resolve(given);
  const home = {
    folder,
    postgres: path.join(folder, "postgres"),
    files: path.join(folder, "files"),
    logs: path.join(folder, "logs"),
  };
  // PostgreSQL, as a user of its own, has to pass through.
  fs.mkdirSync(folder, { recursive: true, mode: 0o711 });
  for (const own of [home.files, home.logs]) fs.mkdirSync(own, { recursive: true, mode: 0o700 });
  return home;
}

/** The secrets of this home: those made before, or new ones where there are no data yet that the old ones open. */
export function secretsOf({ folder, postgres }: Home): Outcome<Secrets> {
  const file = path.join(folder, "secrets.json");
  if (!fs.existsSync(file)) {
    const data = path.join(postgres, "data");
    if (fs.existsSync(data))
      return refused(
        "not ready",
        `${file} is missing, and without it the data in ${data} cannot be opened: put it back from your backup.`,
      );
    writeOnce(file, JSON.stringify(newSecrets(), null, 2));
  }
  try {
    return done(secrets.parse(JSON.parse(fs.readFileSync(file, "utf8"))));
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "EACCES")
      return refused("not allowed", `${file} belongs to another user: start Onus as that user.`);
    return refused("not ready", `${file} is damaged: put it back from your backup.`);
  }
}

function newSecrets(): Secrets {
  const secret = () => randomBytes(24).toString("hex");
  return {
    owner: secret(),
    desk: secret(),
    publisher: secret(),
    public: secret(),
    session: secret(),
  };
}

/** Whole or not at all, on the disk before it is used; of two starts at once, the first one's is kept. */
function writeOnce(file: string, content: string): void {
  const beside = `${file}.${process.pid}`;
  const handle = fs.openSync(beside, "w", 0o600);
  fs.writeFileSync(handle, content);
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  try {
    fs.linkSync(beside, file);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== "EEXIST") throw thrown;
  } finally {
    fs.rmSync(beside);
  }
}
