import { getPayment } from "@/lib/admin/payments/queries";
import { recordPage } from "@/lib/admin/record-page";

/** The payment that the address names, for its page and those of the decisions about it. */
export const paymentPage = recordPage(getPayment);
