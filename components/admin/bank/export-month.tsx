import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/form/button-class";
import { Input } from "@/components/ui/form/input";
import { Label } from "@/components/ui/form/label";

/** Downloads a month; needs no script, because a form with GET is a link. */
export function ExportMonth({ month }: { month: string }) {
  return (
    <form action="/admin/bank/export" method="get" className="flex flex-wrap items-end gap-3">
      <div>
        <Label htmlFor="month">Month for your accountant</Label>
        <Input id="month" name="month" type="month" defaultValue={month} pattern="\d{4}-\d{2}" required />
      </div>
      <button type="submit" className={buttonClass({ variant: "secondary" })}>
        <Download aria-hidden /> Download CSV
      </button>
    </form>
  );
}
