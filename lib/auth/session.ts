import type { USER_TOKEN_PURPOSES } from "@/db/words";

export type UserTokenPurpose = (typeof USER_TOKEN_PURPOSES)[number];
