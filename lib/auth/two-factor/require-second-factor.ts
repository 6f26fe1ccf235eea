import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Where REQUIRE_ADMIN_2FA=1, a superuser without a second factor may do nothing but switch it on. Pure but for settings. */
export function lacksSecondFactor(user: { isSuperuser: boolean; hasTotp: boolean }): boolean {
  return user.isSuperuser && !user.hasTotp && env().REQUIRE_ADMIN_2FA === "1";
}

/** Throws `second_factor_not_set_up` for such a superuser. */
export function requireSecondFactor(user: { isSuperuser: boolean; hasTotp: boolean }): void {
  if (lacksSecondFactor(user)) throw new AppError("second_factor_not_set_up");
}
