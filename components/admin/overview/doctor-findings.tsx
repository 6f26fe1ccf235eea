import { CircleCheck, CircleMinus, CircleX, TriangleAlert } from "lucide-react";
import { Card } from "@/components/ui/page/card";

interface Finding {
  name: string;
  level: string;
  says: string;
}

/** What `npm run manage -- doctor` says of this process, worst first. */
export function DoctorFindings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="divide-y divide-border">
      {findings.map((finding) => (
        <li key={`${finding.name} ${finding.says}`} className="flex gap-3 py-2.5">
          <Mark level={finding.level} />
          <p className="min-w-0 flex-1 break-words">
            <span className="font-medium">{finding.name}</span>: {finding.says}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The card around it, there from the start. */
export function DoctorCard({ children }: { children: React.ReactNode }) {
  return (
    <Card
      title="Installation"
      description="What `npm run manage -- doctor` finds: settings, and what they lead to"
    >
      {children}
    </Card>
  );
}

function Mark({ level }: Pick<Finding, "level">) {
  const look = "mt-0.5 size-4 shrink-0";
  if (level === "ok") return <CircleCheck aria-label="ok" className={`${look} text-success`} />;
  if (level === "off") return <CircleMinus aria-label="off" className={`${look} text-muted`} />;
  if (level === "warning") return <TriangleAlert aria-label="warning" className={`${look} text-warning`} />;
  return <CircleX aria-label={level} className={`${look} text-danger`} />;
}
