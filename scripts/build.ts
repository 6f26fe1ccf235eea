import { buildNow } from "@/scripts/launcher/build/build";

/** `npm run build`: builds whether or not the build there is fresh. */
await buildNow();
