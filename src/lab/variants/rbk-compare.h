/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"

G_BEGIN_DECLS

/**
 * RbkCompareFigure:
 *
 * What books are compared by. The first ones are of a plan alone; those from
 * `RBK_COMPARE_CUSTOMERS` on are of the customers, a month, and only there where customers are
 * given; they are of all plans together too.
 */
typedef enum
{
  RBK_COMPARE_PRICE,         /* recurring fees a month */
  RBK_COMPARE_INCLUDED,      /* units a month on the meter along which it is sized */
  RBK_COMPARE_CAP,           /* likewise */
  RBK_COMPARE_OVERAGE,       /* of the first unit past what is included */
  RBK_COMPARE_COST,          /* loaded, at the sizing point */
  RBK_COMPARE_BILL,          /* at the sizing point */
  RBK_COMPARE_MARGIN,        /* at the sizing point */
  RBK_COMPARE_LOWEST_MARGIN, /* anywhere: the certificate's */
  RBK_COMPARE_FLOOR,         /* the lowest price that reaches the target margin */
  RBK_COMPARE_CUSTOMERS,     /* who take it */
  RBK_COMPARE_REVENUE,
  RBK_COMPARE_SPENT, /* what those customers cost */
  RBK_COMPARE_LEFT,  /* revenue less that */
  RBK_COMPARE_EARNED_MARGIN,
  RBK_COMPARE_LOSING,   /* customers on whom money is lost */
  RBK_COMPARE_UNSERVED, /* customers that no plan allows; of a book, never of a plan */
  RBK_N_COMPARE_FIGURES,
} RbkCompareFigure;

/**
 * RbkCompareKind:
 * @RBK_COMPARE_KIND_MONEY: in the major unit of the book's currency
 * @RBK_COMPARE_KIND_QUANTITY: units of the plan's meter
 * @RBK_COMPARE_KIND_SHARE: a ratio
 * @RBK_COMPARE_KIND_COUNT: customers
 *
 * What a figure is, for its display.
 */
typedef enum
{
  RBK_COMPARE_KIND_MONEY,
  RBK_COMPARE_KIND_QUANTITY,
  RBK_COMPARE_KIND_SHARE,
  RBK_COMPARE_KIND_COUNT,
} RbkCompareKind;

/**
 * RbkCompareValue:
 * @exists: whether there is such a figure
 * @differs: whether it is another than the first book's that has one; never for money of another
 *   currency or units of another meter, which can't be compared
 * @value: what it is, but for a ratio
 * @ratio: what it is, for a ratio
 *
 * One figure of one book.
 */
typedef struct
{
  gboolean   exists, differs;
  RbkDecimal value;
  double     ratio;
} RbkCompareValue;

/**
 * RbkComparePlan:
 * @plan: the place of the plan in its book; -1 where the book has none like it
 * @values: its figures
 *
 * A plan in one of the books.
 */
typedef struct
{
  int             plan;
  RbkCompareValue values[RBK_N_COMPARE_FIGURES];
} RbkComparePlan;

/**
 * RbkCompareRow:
 * @key: of the plan, as the first book that has it spells it
 * @name: likewise
 * @plans: (array): the plan in each of the books
 *
 * Plans that are taken for the same one: of equal key, else of equal name, else at the same place.
 */
typedef struct
{
  const char     *key, *name;
  RbkComparePlan *plans;
} RbkCompareRow;

/**
 * RbkCompareInput:
 * @name: what to call the book
 * @spec: (transfer none): the book
 * @population: (nullable) (transfer none): customers, costed by this book
 * @index: (nullable) (transfer none): the same, for being tried on its plans
 *
 * One of the books to compare.
 */
typedef struct
{
  const char    *name;
  RbkSpec       *spec;
  RbkPopulation *population;
  RbkMixIndex   *index;
} RbkCompareInput;

/**
 * RbkCompareBook:
 * @name: (owned): what to call it
 * @spec: (owned): the book
 * @is_same_currency: whether its money compares with the first book's
 * @total: its customers' figures, of all plans together
 *
 * One of the books.
 */
typedef struct
{
  char           *name;
  RbkSpec        *spec;
  gboolean        is_same_currency;
  RbkCompareValue total[RBK_N_COMPARE_FIGURES];
} RbkCompareBook;

/**
 * RbkComparison:
 * @books: (array length=n_books): in the order given
 * @n_books: how many
 * @rows: (array length=n_rows): plans, in the first book's order; then those that only later
 *   books have
 * @n_rows: how many
 * @has_customers: whether customers were given for any of the books
 * @synthetic: (owned) (nullable): how they were made up
 *
 * Books side by side.
 */
typedef struct
{
  RbkCompareBook *books;
  guint           n_books;
  RbkCompareRow  *rows;
  guint           n_rows;
  gboolean        has_customers;
  char           *synthetic;
} RbkComparison;

RbkComparison *rbk_compare (const RbkCompareInput *inputs,
                            guint                  n_inputs,
                            GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void           rbk_comparison_free (RbkComparison *self);
const char    *rbk_compare_figure_get_key (RbkCompareFigure figure);
const char    *rbk_compare_figure_get_title (RbkCompareFigure figure);
RbkCompareKind rbk_compare_figure_get_kind (RbkCompareFigure figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkComparison, rbk_comparison_free)

G_END_DECLS
