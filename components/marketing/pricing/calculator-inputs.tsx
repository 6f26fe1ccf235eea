"use client";

import { useEffect, useState } from "react";
import { Field } from "@/components/ui/form/field";
import { type CalculatorPrices, creditsFor, type MonthsWork } from "@/lib/credits/calculator";
import { CheapestWays, type CheapestWaysProps } from "./cheapest-ways";

interface CalculatorInputsProps extends Omit<CheapestWaysProps, "credits"> {
  prices: CalculatorPrices;
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
        <CheapestWays credits={credits} plans={plans} packages={packages} currency={currency} />
      </p>
    </div>
  );
}

function whole(typed: string): number {
  const value = Math.floor(Number(typed));
  return Number.isFinite(value) ? Math.min(MOST, Math.max(0, value)) : 0;
}
