import { YEARLY_DISCOUNT_PERCENT } from "@/lib/plans/plan";
import type { PublicPlan } from "@/lib/plans/queries";
import type { Question } from "./faq";

export function pricingQuestions(trial: PublicPlan | undefined): Question[] {
  return [
    {
      question: "What is a credit?",
      answer:
        "The unit that operations are paid in: an image costs 5, an article of 1,000 words 10, the analysis of a site 25. Prices are the same on every plan, and every use is a line in your ledger.",
    },
    ...(trial ? [trialQuestion(trial)] : []),
    {
      question: "Do credits carry over?",
      answer:
        "No. Each confirmed payment sets the balance to your plan's credits. Nothing is charged when they run out: operations wait until there are credits again.",
    },
    {
      question: "Can I change plans later?",
      answer:
        "At any time. Moving up is invoiced for the rest of the period and takes effect when that is paid. Moving down takes effect at the period's end; sites over the smaller plan's limit become read-only, and you choose which. Nothing is deleted.",
    },
    {
      question: "How does paying by the year work?",
      answer: `One invoice for twelve months, ${YEARLY_DISCOUNT_PERCENT} % less than twelve monthly ones. Credits and limits are those of the plan.`,
    },
    {
      question: "How can I pay?",
      answer:
        "By bank transfer, or by card or PayPal where they are offered at checkout. A transfer is confirmed by a person, and your plan starts at that moment.",
    },
    {
      question: "Can I cancel?",
      answer:
        "Yes, under Billing, without writing to anybody. The plan runs to the end of the period you have paid, and you can take the cancellation back until then.",
    },
  ];
}

function trialQuestion(trial: PublicPlan): Question {
  return {
    question: "What happens when the trial ends?",
    answer: `After ${trial.trialDays} days the account pauses. Your sites, sectors and history stay where they are, and choosing a plan brings everything back. We write to you a week, three days and one day before.`,
  };
}
