import { startDatabase } from "@/scripts/launcher/open-database";

/** A process that starts the embedded database of a folder, says where it is, and waits to be killed. */
const [dataFolder = ""] = process.argv.slice(2);
const { url, close } = await startDatabase(dataFolder);
process.once("SIGTERM", () => void close().then(() => process.exit(0)));
process.stdout.write(`${url}\n`);
setInterval(() => undefined, 60_000);
