import { recordPage } from "@/lib/admin/record-page";
import { getUser } from "@/lib/admin/users/queries";

/** The person whom the address names, for their page and those of the acts on them. */
export const userPage = recordPage(getUser);
