/** A client that connects at its first use: importing a module opens nothing, so builds need no database. */
export function lazily<Client extends object>(connect: () => Client): Client {
  let client: Client | undefined;
  return new Proxy({} as Client, {
    get(_, property) {
      client ??= connect();
      const value: unknown = Reflect.get(client, property);
      return typeof value === "function" ? value.bind(client) : value;
    },
  });
}
