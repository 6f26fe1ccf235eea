// Set before anything reads it: a command's answer goes to stdout, where the log would get in its way.
process.env.LOG_LEVEL ||= "silent";
const { manage } = await import("./manage/manage");

process.exitCode = await manage(process.argv.slice(2));

export {};
