import { ACCESS_ORACLES } from "./access";
import { CREDIT_ORACLES } from "./credits";
import { PERIOD_ORACLES } from "./periods";
import { PRICE_ORACLES } from "./prices";
import { PRODUCT_ORACLES } from "./product";
import { PROVIDER_ORACLES } from "./providers";
import { WAITING_ORACLES } from "./waiting";

/** Everything that is asked after each step, beside the invariants of `check-current-state`. */
export const ORACLES = [
  ...PRODUCT_ORACLES,
  ...PERIOD_ORACLES,
  ...PRICE_ORACLES,
  ...CREDIT_ORACLES,
  ...ACCESS_ORACLES,
  ...PROVIDER_ORACLES,
  ...WAITING_ORACLES,
];
