import { join } from "node:path";

/** What lies in a database's home, beside one another: the data, and all that belongs to it and to nothing else. */
export const dataIn = (home: string) => join(home, "data");
export const passwordIn = (home: string) => join(home, "password");
export const serverLogIn = (home: string) => join(home, "server.log");
export const lockIn = (home: string) => join(home, "lock");
/** Names the `.data` folder whose database this is. */
export const ownerIn = (home: string) => join(home, "belongs-to");
