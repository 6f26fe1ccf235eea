import type { Bridge } from "../bridge";
import type { StandIn } from "../stand-in";
import type { WordPress } from "../wordpress";

/** What every part of the rehearsal acts on: a WordPress, the API it speaks to, and the plugin's own view. */
export type Rehearsal = { wordpress: WordPress; api: StandIn; bridge: Bridge };
