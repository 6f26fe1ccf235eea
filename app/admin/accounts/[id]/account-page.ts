import { getAccount } from "@/lib/admin/accounts/get-account";
import { recordPage } from "@/lib/admin/record-page";

/** The account that the address names, for its page and those of its acts. */
export const accountPage = recordPage(getAccount);
