// Read first by programs that Onus starts: none outlives the process that started it, however that one ended.
// Workers of such a program read this too, and must not take the channel to their own parent for the leash.
if (process.env.ONUS_LEASH) {
  delete process.env.ONUS_LEASH;
  process.on("disconnect", () => process.exit(1));
  process.channel?.unref();
}
