import { buildSdk } from "./sdk/build-sdk";

/** `npm run sdk:build`: into packages/sdk/dist, from where `npm pack` takes it. */
await buildSdk("packages/sdk");
