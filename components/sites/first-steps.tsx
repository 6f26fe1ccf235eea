import { ArrowRight, Check } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { LinkButton } from "@/components/ui/form/button";
import { Card } from "@/components/ui/page/card";
import type { FirstSteps as Progress } from "@/lib/api-keys/queries";

interface Step {
  title: string;
  why: string;
  isDone: boolean;
  href: string;
  doIt: string;
}

/** The way from an empty account to a connected site. Gone once it is walked. */
export function FirstSteps({ progress, emailVerified }: { progress: Progress; emailVerified: boolean }) {
  const steps = stepsOf(progress, emailVerified);
  const next = steps.findIndex((step) => !step.isDone);
  if (next === -1) return null;
  const done = steps.filter((step) => step.isDone).length;
  return (
    <Card
      className="mb-6"
      title="Get started"
      description={`${done} of ${steps.length} steps done.`}
      aria-label="First steps"
    >
      <ol className="divide-y divide-border">
        {steps.map((step, index) => (
          <StepLine key={step.title} step={step} number={index + 1} isNext={index === next} />
        ))}
      </ol>
    </Card>
  );
}

function StepLine({ step, number, isNext }: { step: Step; number: number; isNext: boolean }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <span
        className={cn(
          "grid size-7 shrink-0 place-items-center rounded-full border text-xs font-semibold",
          step.isDone ? "border-success/30 bg-success-soft text-success" : "border-control/60 text-muted",
        )}
      >
        {step.isDone ? <Check aria-hidden className="size-4" /> : number}
        {step.isDone && <span className="sr-only">Done:</span>}
      </span>
      <div className="min-w-0 flex-1 basis-48">
        <p className={cn("font-medium", step.isDone && "text-muted line-through")}>{step.title}</p>
        {!step.isDone && <p className="text-muted">{step.why}</p>}
      </div>
      {isNext && (
        <LinkButton href={step.href} size="sm">
          {step.doIt}
          <ArrowRight aria-hidden />
        </LinkButton>
      )}
    </li>
  );
}

function stepsOf({ siteId, hasSectors, hasKey, isConnected }: Progress, emailVerified: boolean): Step[] {
  const site = siteId === null ? "/sites/new" : `/sites/${siteId}`;
  return [
    {
      title: "Add your site",
      why: "Tell us which WordPress site to work on.",
      isDone: siteId !== null,
      href: "/sites/new",
      doIt: "Add a site",
    },
    {
      title: "Choose its sectors",
      why: "The topics your site writes about keep ideas and articles on course.",
      isDone: hasSectors,
      href: `${site}#sectors`,
      doIt: "Choose sectors",
    },
    {
      title: "Confirm your email address",
      why: "API keys are made for confirmed addresses only. Open the link we sent you.",
      isDone: emailVerified,
      href: "/verify-email",
      doIt: "Send it again",
    },
    {
      title: "Make an API key",
      why: "It lets your WordPress site talk to IGNY8, and nothing else.",
      isDone: hasKey,
      href: `${site}#connect`,
      doIt: "Make a key",
    },
    {
      title: "Connect WordPress",
      why: "Install the plugin and paste the key: your content appears here.",
      isDone: isConnected,
      href: `${site}#connect`,
      doIt: "Connect",
    },
  ];
}
