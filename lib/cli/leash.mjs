// Loaded into programs that Onus starts: none outlives the process that started it, however that one ended.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
