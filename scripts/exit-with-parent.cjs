// Preloaded into a child that must not outlive the script that started it, not even one killed with SIGKILL: the
// system closes the channel between them, and the child ends. Its own children inherit the preload, and end with it.
process.on("disconnect", () => process.exit(1));
