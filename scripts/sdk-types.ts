import { writeSdkTypes } from "./sdk/write-types";

/** `npm run sdk:types`: after a change of the API's schemas. A test says when they are out of date. */
await writeSdkTypes();
