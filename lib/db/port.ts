import net from "node:net";

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = await listenOnce(0, "127.0.0.1");
  if (port === undefined) throw new Error("This machine has no free port on 127.0.0.1");
  return port;
}

export const isFree = async (port: number, host = "127.0.0.1"): Promise<boolean> =>
  (await listenOnce(port, host)) !== undefined;

/** Listens for a moment: the port that was had, or undefined. */
function listenOnce(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(undefined));
    server.listen(port, host, () => {
      const { port: had } = server.address() as net.AddressInfo;
      server.close(() => resolve(had));
    });
  });
}
