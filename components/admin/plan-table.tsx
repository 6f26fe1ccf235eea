import Link from "next/link";
import { Badge } from "@/components/ui/data/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { Plan } from "@/db";
import { formatAmount } from "@/lib/money";

const COLUMNS = ["Plan", "Price a month", "Credits", "Sites", "Users", "Sectors a site", "Offered"];

export function PlanTable({ plans }: { plans: readonly Plan[] }) {
  return (
    <Table label="Plans" narrow="cards">
      <TableHead>
        <TableRow>
          {COLUMNS.map((column) => (
            <TableHeader key={column}>{column}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {plans.map((plan) => (
          <TableRow key={plan.id}>
            <TableCell className="min-w-40">
              <Link href={`/admin/plans/${plan.slug}`} className="font-medium hover:underline">
                {plan.name}
              </Link>
              <p className="text-xs text-muted">{plan.slug}</p>
            </TableCell>
            <TableCell>{formatAmount(plan.priceCents, plan.currency)}</TableCell>
            <TableCell>{plan.creditsPerMonth.toLocaleString("en-US")}</TableCell>
            <TableCell>{plan.maxSites}</TableCell>
            <TableCell>{plan.maxUsers.toLocaleString("en-US")}</TableCell>
            <TableCell>{plan.maxSectorsPerSite}</TableCell>
            <TableCell className="whitespace-nowrap">
              <Badge tone={plan.isActive ? "success" : "danger"}>
                {plan.isActive ? "active" : "inactive"}
              </Badge>{" "}
              {!plan.isPublic && <Badge>not on /pricing</Badge>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
