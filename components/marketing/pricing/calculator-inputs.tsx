"use client";

import { useEffect, useState } from "react";
import { Field } from "@/components/ui/form/field";
import { type CalculatorPrices, cheapestWay, creditsFor, type MonthsWork } from "@/lib/credits/calculator";
import { formatPrice } from "@/lib/money";

interface Offer {
  name: string;
  credits: number;
  priceCents: number;
}

interface CalculatorInputsProps {
  prices: CalculatorPrices;
  plans: Offer[];
  packages: Offer[];
  currency: string;
}

const FIELDS = [
  ["articles", "Articles a month"],
  ["wordsEach", "Words in each"],
  ["images", "Images a month"],
] as const satisfies readonly (readonly [keyof MonthsWork, string])[];

const MOST = 100_000;
const number = new Intl.NumberFormat("en-US");

/** Needs a script, so it appears with one. The table above says the rest without. */
export function CalculatorInputs({ prices, plans, packages, currency }: CalculatorInputsProps) {
  const [work, setWork] = useState<MonthsWork>();
  useEffect(() => setWork({ articles: 20, wordsEach: 1000, images: 40 }), []);
  if (!work) return null;
  const credits = creditsFor(prices, work);
  const way = cheapestWay(credits, plans, packages);
  return (
    <div className="mt-8 grid items-end gap-4 sm:grid-cols-3">
      {FIELDS.map(([name, label]) => (
        <Field
          key={name}
          name={name}
          label={label}
          type="number"
          min={0}
          max={MOST}
          value={work[name]}
          onChange={({ target }) => setWork({ ...work, [name]: whole(target.value) })}
        />
      ))}
      <p role="status" className="text-lg sm:col-span-3">
        {number.format(credits)} credits a month.{" "}
        {way ? (
          <>
            Cheapest with <strong className="font-semibold">{wayWords(way)}</strong>:{" "}
            {formatPrice(way.cents, currency)} a month.
          </>
        ) : (
          "Write to us for a plan of this size."
        )}
      </p>
    </div>
  );
}

function wayWords({ plan, extra }: NonNullable<ReturnType<typeof cheapestWay>>): string {
  if (!extra) return plan;
  return `${plan} and ${extra.count === 1 ? "" : `${number.format(extra.count)} × `}${extra.name}`;
}

function whole(typed: string): number {
  const value = Math.floor(Number(typed));
  return Number.isFinite(value) ? Math.min(MOST, Math.max(0, value)) : 0;
}
