/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-question.h"

#include <string.h>

#include "rbk-text.h"

static const RbkChoice customers[] = {
  { "developers", N_ ("Developers, who reckon in calls and tokens") },
  { "prosumers", N_ ("Single people who pay for themselves") },
  { "startups", N_ ("Young companies") },
  { "enterprises", N_ ("Large companies, with procurement") },
  { "mix", N_ ("All of these") },
};

static const RbkChoice routings[] = {
  { "fallback", N_ ("The first serves all; the others stand in for it") },
  { "cheapest", N_ ("The cheapest serves all; the others stand in for it") },
  { "split", N_ ("The first serves seven of ten calls, the others the rest") },
};

static const RbkChoice waits[] = {
  { "seconds", N_ ("Seconds: somebody waits for it") },
  { "minutes", N_ ("Minutes") },
  { "hours", N_ ("Hours: it may run in batches, at batch prices") },
};

static const RbkChoice units[] = {
  { "auto", N_ ("Whatever fits best") },
  { "runs", N_ ("Calls, under a cap") },
  { "credits", N_ ("Credits, for whatever they do") },
  { "outcomes", N_ ("Results that are done") },
  { "tokens", N_ ("Tokens, in and out together") },
  { "hybrid", N_ ("A base fee with calls included, and seats") },
};

static const RbkChoice goals[] = {
  { "adoption", N_ ("As many customers as possible") },
  { "revenue", N_ ("As much revenue as possible") },
  { "margin", N_ ("A margin that holds, even where customers use all they may") },
};

#define CHOICES(list) .choices = list, .n_choices = G_N_ELEMENTS (list)

static const RbkQuestion questions[] = {
  { "product", RBK_QUESTION_TEXT, N_ ("What does the product do, and which problem does it solve?"),
    N_ ("It stands at the head of the book."), .fallback = "An AI product" },
  { "users", RBK_QUESTION_TEXT, N_ ("Who uses it, and what for?"),
    N_ ("It stands in the notes, beside the reasons.") },
  { "customers", RBK_QUESTION_CHOICE, N_ ("Who pays for it?"),
    N_ ("It decides which plans there are, and whether credits can be explained."),
    .fallback = "startups", CHOICES (customers) },
  { "call", RBK_QUESTION_TEXT, N_ ("What do customers call one thing that it does for them?"),
    N_ ("It is the unit on the pricing page: a document, a reply, an AI run."),
    .fallback = "AI run" },
  { "models", RBK_QUESTION_NAMES, N_ ("Which models does it use? The most important first."),
    N_ ("Their prices are what a call costs."), .fallback = "claude-haiku-4-5" },
  { "routing", RBK_QUESTION_CHOICE, N_ ("Which of the models serves a call?"),
    N_ ("What customers pay for hides which model ran; what it costs you does not."),
    .fallback = "fallback", CHOICES (routings) },
  { "input_tokens", RBK_QUESTION_QUANTITY, N_ ("How many tokens go into a usual call?"),
    N_ ("With the prices of the models it gives what a call costs."), .fallback = "1000",
    .least = "1", .most = "1000000" },
  { "output_tokens", RBK_QUESTION_QUANTITY, N_ ("How many tokens come out of it?"),
    N_ ("Output often costs five times as much as input."), .fallback = "500", .least = "0",
    .most = "1000000" },
  { "cached_tokens", RBK_QUESTION_QUANTITY, N_ ("How many of the tokens that go in are cached?"),
    N_ ("They cost a tenth with most vendors."), .fallback = "0", .least = "0", .most = "1000000" },
  { "media_tokens", RBK_QUESTION_QUANTITY,
    N_ ("How many tokens do images, sound and files add to a call?"),
    N_ ("They are billed as input."), .fallback = "0", .least = "0", .most = "1000000" },
  { "latency", RBK_QUESTION_CHOICE, N_ ("How long may a call take?"),
    N_ ("What may take hours runs in batches, at half the price with most vendors."),
    .fallback = "seconds", CHOICES (waits) },
  { "spread", RBK_QUESTION_QUANTITY,
    N_ ("How many times a usual call does a heavy one cost, one in ten?"),
    N_ ("Up to twice, a cap on calls is fair. From five times on, only credits are."),
    .fallback = "1", .least = "1", .most = "20" },
  { "cost", RBK_QUESTION_MONEY, N_ ("What does a call cost you, as you measured it?"),
    N_ ("Retries and hidden tokens make it more than the price list says."), .least = "0",
    .most = "1000" },
  { "calls_p50", RBK_QUESTION_QUANTITY,
    N_ ("How many calls a month does the median customer make?"),
    N_ ("The entry plan has to carry them."), .fallback = "200", .least = "1", .most = "10000000" },
  { "calls_p90", RBK_QUESTION_QUANTITY, N_ ("How many does the heaviest tenth make, at least?"),
    N_ ("The middle plan is sized by them."), .fallback = "1000", .least = "1",
    .most = "10000000" },
  { "calls_p99", RBK_QUESTION_QUANTITY, N_ ("And the heaviest in a hundred?"),
    N_ ("The top plan is sized by them."), .fallback = "3000", .least = "1", .most = "10000000" },
  { "outcome", RBK_QUESTION_TEXT, N_ ("When exactly is a result done? Skip if nobody could say."),
    N_ ("A result that is well defined is the best unit of all, and it outlives price cuts.") },
  { "success", RBK_QUESTION_SHARE, N_ ("Which share of the calls brings such a result?"),
    N_ ("Calls that fail cost as much, and bill nothing."), .fallback = "0.8", .least = "0.01",
    .most = "1" },
  { "unit", RBK_QUESTION_CHOICE, N_ ("What do you want customers to pay for?"),
    N_ ("Results first where they can be defined, then credits or calls, tokens last."),
    .fallback = "auto", CHOICES (units) },
  { "comparables", RBK_QUESTION_PRICES, N_ ("Which products compare, at what price a month?"),
    N_ ("What buyers know is what they measure a price by.") },
  { "goal", RBK_QUESTION_CHOICE, N_ ("What matters most?"),
    N_ ("It decides how far above the floor a price stands."), .fallback = "adoption",
    CHOICES (goals) },
  { "margin", RBK_QUESTION_SHARE, N_ ("Which gross margin should each plan reach?"),
    N_ ("With what customers cost it gives the floor of each price."), .fallback = "0.7",
    .least = "0.05", .most = "0.95" },
  { "overhead", RBK_QUESTION_MONEY,
    N_ ("What does an active customer cost a month beside the models?"),
    N_ ("Servers, support and sign-in are part of the cost."), .fallback = "3", .least = "0",
    .most = "100000" },
  { "free_tier", RBK_QUESTION_YES_NO, N_ ("Should there be a free plan?"),
    N_ ("It is a cost of winning customers, so it needs a line."), .fallback = "yes" },
  { "free_calls", RBK_QUESTION_QUANTITY, N_ ("From how many calls on is a free account abuse?"),
    N_ ("The free plan stops there."), .least = "1", .most = "10000000" },
  { "acquisition_cost", RBK_QUESTION_MONEY, N_ ("What may it cost to win a paying customer?"),
    N_ ("A free account may cost a tenth of it."), .least = "0", .most = "1000000" },
  { "trial", RBK_QUESTION_QUANTITY, N_ ("How many days of trial should there be?"),
    N_ ("A trial has a hard limit: it can be had again and again."), .fallback = "14", .least = "0",
    .most = "90" },
};

static const char *const kinds[] = {
  [RBK_QUESTION_TEXT] = "text",     [RBK_QUESTION_CHOICE] = "choice",
  [RBK_QUESTION_YES_NO] = "yes_no", [RBK_QUESTION_QUANTITY] = "quantity",
  [RBK_QUESTION_MONEY] = "money",   [RBK_QUESTION_SHARE] = "share",
  [RBK_QUESTION_NAMES] = "names",   [RBK_QUESTION_PRICES] = "prices",
};

/**
 * rbk_questions_list:
 * @n_questions: (out): how many
 *
 * Returns: (transfer none) (array length=n_questions): the questions, in the order in which to
 *   ask them
 */
const RbkQuestion *
rbk_questions_list (guint *n_questions)
{
  *n_questions = G_N_ELEMENTS (questions);

  return questions;
}

/**
 * rbk_question_find:
 * @id: what programs call it
 *
 * Returns: (transfer none) (nullable): the question
 */
const RbkQuestion *
rbk_question_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (strcmp (questions[i].id, id) == 0)
      return &questions[i];
  return NULL;
}

/**
 * rbk_question_get_kind_name:
 * @self: a question
 *
 * Returns: (transfer none): what programs call what its answer is: `quantity`
 */
const char *
rbk_question_get_kind_name (const RbkQuestion *self)
{
  return kinds[self->kind];
}
