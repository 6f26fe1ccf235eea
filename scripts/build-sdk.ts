import { buildSdk } from "./sdk/build-sdk";

/** `npm run sdk:build`: into the folder `dist` of packages/sdk, from where `npm pack` takes it. */
await buildSdk("packages/sdk");
