# SPDX-License-Identifier: GPL-3.0-or-later
"""A book's plans as SQL over a table of customers, as a clever user of a database would write
it: each customer takes the cheapest plan that allows its usage, each line rounded to cents."""
import json

# What a customer's usage on the templates' meters is, in the units that prices are for.
USAGE = {
    "credits": "calls * 20",
    "input_tokens": "CAST(input_tokens AS DECIMAL(18, 0)) * 0.000001",
    "output_tokens": "CAST(output_tokens AS DECIMAL(18, 0)) * 0.000001",
}


def lasting_phase(plan):
    return next((phase for phase in plan.get("phases", []) if phase["kind"] == "evergreen"), None)


def line(card):
    """What a rate card charges, unrounded, or a constant for a fee."""
    if "meter" not in card:
        return card["amount"]
    usage = USAGE[card["meter"]]
    included = card.get("entitlement", {}).get("included", "0")
    if card["price"] == "per_unit":
        return f"greatest({usage} - {included}, 0) * {card['amount']}"
    if card["price"] != "graduated" or included != "0":
        raise ValueError("no SQL is written for such a rate card")
    parts, below = [], "0"
    for tier in card["tiers"]:
        top = f"least({usage}, {tier['up_to']})" if "up_to" in tier else usage
        parts.append(f"greatest({top} - {below}, 0) * {tier['unit_price']}")
        below = tier.get("up_to", below)
    return " + ".join(parts)


def limit(card):
    terms = card.get("entitlement", {})
    if terms.get("limit") != "hard":
        return None
    return f"{USAGE[card['meter']]} <= {terms.get('cap', terms.get('included'))}"


def bill(plan):
    """SQL for a customer's bill on a plan, NULL where the plan does not allow the usage."""
    cards = lasting_phase(plan)["rate_cards"]
    limits = [text for text in map(limit, cards) if text]
    total = " + ".join(f"round({line(card)}, 2)" for card in cards)
    return f"CASE WHEN {' AND '.join(limits)} THEN {total} END" if limits else total


def query(path, table, weight):
    """Customers and revenue of each plan, as one row. `weight` is how many customers a row of
    the table stands for."""
    with open(path, encoding="utf-8") as file:
        book = json.load(file)
    plans = [plan for plan in book["plans"] if not plan.get("quote_only")]
    bills = ", ".join(f"{bill(plan)} AS b{i}" for i, plan in enumerate(plans))
    lowest = f"least({', '.join(f'b{i}' for i in range(len(plans)))})"
    sums = []
    for i, _ in enumerate(plans):
        earlier = "".join(f" AND b{k} IS DISTINCT FROM low" for k in range(i))
        took = f"b{i} = low{earlier}"
        sums.append(f"coalesce(sum({weight}) FILTER (WHERE {took}), 0)")
        sums.append(f"coalesce(sum(b{i} * {weight}) FILTER (WHERE {took}), 0)")
    return (f"SELECT {', '.join(sums)} FROM (SELECT *, {lowest} AS low FROM "
            f"(SELECT *, {bills} FROM {table}));")


def shocks_query(path, table, outputs):
    """For each factor of the price of output: how many customers lose money, as one row. A
    customer's cost is its tokens at the price of the book's one model, and the plan's overhead."""
    with open(path, encoding="utf-8") as file:
        book = json.load(file)
    plans = [plan for plan in book["plans"] if not plan.get("quote_only")]
    model = next(model for model in book["models"]
                 if model["model"] == book["workloads"][0]["routes"][0]["model"])
    bills = ", ".join(f"{bill(plan)} AS b{i}" for i, plan in enumerate(plans))
    lowest = f"least({', '.join(f'b{i}' for i in range(len(plans)))})"
    kept = "".join(f" WHEN b{i} = low THEN low - {plan.get('overhead', '0')}"
                   for i, plan in enumerate(plans))
    sums = ", ".join(
        f"count(*) FILTER (WHERE input_tokens * CAST({model['input']} AS DECIMAL(9, 4)) + "
        f"output_tokens * CAST({model['output']} AS DECIMAL(9, 4)) * "
        f"CAST({factor} AS DECIMAL(4, 2)) > kept * 1000000)" for factor in outputs)
    return (f"SELECT {sums} FROM (SELECT *, CASE{kept} END AS kept FROM (SELECT *, {lowest} AS low "
            f"FROM (SELECT *, {bills} FROM {table})));")
