import { getAnyInvoice } from "@/lib/admin/invoices/get-any-invoice";
import { recordPage } from "@/lib/admin/record-page";

/** The invoice that the address names, for its page and its PDF. */
export const anyInvoicePage = recordPage(getAnyInvoice);
