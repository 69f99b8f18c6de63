/** A PostgreSQL server of our own, from the npm registry. */
export async function startThrowaway(): Promise<{ url: string; stop: () => Promise<void> }> {
  throw new Error("The embedded server is not built yet");
}
