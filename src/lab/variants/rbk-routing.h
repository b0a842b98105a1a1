/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-model-price.h"
#include "rbk-population.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

/**
 * RbkRoutingTerms:
 * @providers: (nullable) (array zero-terminated=1): whose models may serve; all where there is none
 * @has_quality: whether @quality holds for every workload, in place of its own floor
 * @quality: the least score of a model, 0 to 100
 * @n_fallbacks: how many models may stand in, in the order of what they cost
 * @more: (nullable) (element-type RbkModelPrice): models beside the book's, of a catalogue
 *
 * Which models may serve.
 */
typedef struct
{
  const char *const *providers;
  gboolean           has_quality;
  RbkDecimal         quality;
  guint              n_fallbacks;
  GListModel        *more;
} RbkRoutingTerms;

/**
 * RbkRoutingBar:
 * @RBK_ROUTING_BAR_CONTEXT: a call is longer than its context window
 * @RBK_ROUTING_BAR_QUALITY: its score is too low
 * @RBK_ROUTING_BAR_NO_QUALITY: nobody has given it a score
 * @RBK_ROUTING_BAR_PROVIDER: its provider is not allowed
 * @RBK_ROUTING_BAR_BATCH: it has no batch price
 *
 * Why a model does not qualify; flags.
 */
typedef enum
{
  RBK_ROUTING_BAR_NONE = 0,
  RBK_ROUTING_BAR_CONTEXT = 1 << 0,
  RBK_ROUTING_BAR_QUALITY = 1 << 1,
  RBK_ROUTING_BAR_NO_QUALITY = 1 << 2,
  RBK_ROUTING_BAR_PROVIDER = 1 << 3,
  RBK_ROUTING_BAR_BATCH = 1 << 4,
} RbkRoutingBar;

/**
 * RbkRoutingModel:
 * @price: (owned): the price in force
 * @factor: of its tokenizer: as a route of the book has it, else 1
 * @cost: of the workload's average call, all of them on this model
 * @has_window: whether its context window is known; where it isn't, calls are taken to fit
 * @is_in_book: whether the book has its price
 * @share: of the workload's calls that it serves today
 * @bars: why it does not qualify; nothing where it does
 *
 * A model for a workload.
 */
typedef struct
{
  RbkModelPrice *price;
  RbkDecimal     factor, cost, share;
  gboolean       has_window, is_in_book;
  RbkRoutingBar  bars;
} RbkRoutingModel;

/**
 * RbkRoutingWorkload:
 * @workload: its place in the book
 * @has_floor: whether there is a least score
 * @floor: that score
 * @window: tokens of its longest call, before any tokenizer
 * @cost: of its average call today
 * @models: (array length=n_models): those that qualify first, the cheapest first
 * @n_models: how many
 * @n_chosen: of them: the cheapest and those that stand in; 0 where none qualifies
 * @saving: what a call is cheaper on the first; less than nothing where it is dearer, because
 *   what serves today does not qualify
 * @saving_share: the same, of @cost
 *
 * The models for a workload.
 */
typedef struct
{
  guint            workload;
  gboolean         has_floor;
  RbkDecimal       floor, window, cost;
  RbkRoutingModel *models;
  guint            n_models, n_chosen;
  RbkDecimal       saving;
  double           saving_share;
} RbkRoutingWorkload;

/**
 * RbkRouting:
 * @workloads: (array length=n_workloads): one for each of the book's
 * @n_workloads: how many
 * @cost: of the average call of all workloads today
 * @cost_then: the same where each is served by its cheapest; by today's where none qualifies
 *
 * The cheapest models that will do.
 */
typedef struct
{
  RbkRoutingWorkload *workloads;
  guint               n_workloads;
  RbkDecimal          cost, cost_then;
} RbkRouting;

RbkRouting *rbk_routing_new (const RbkSpec         *spec,
                             RbkBook               *book,
                             const RbkRoutingTerms *terms,
                             GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_routing_free (RbkRouting *self);

/**
 * RbkRoutingCase:
 * @cost: loaded, a month
 * @absorbed: the margin where the customer's bill stays
 * @bill: the bill where part of the difference in cost is passed on
 * @margin: then
 * @passed_bill: the bill where all of it is passed on
 * @passed: the margin then
 * @has_margins: whether there are margins: bills of more than nothing
 *
 * A customer whose calls all go one way.
 */
typedef struct
{
  RbkDecimal cost, bill, passed_bill;
  double     absorbed, margin, passed;
  gboolean   has_margins;
} RbkRoutingCase;

/**
 * RbkRoutingSpread:
 * @plan: the place of the plan
 * @exists: whether it has a price and a place at which it is sized
 * @calls: a month, of the customer at that place
 * @bill: a month, as the book has it
 * @cheapest: all calls on the cheapest route of each workload
 * @mix: on the routes as they are
 * @dearest: all on the dearest
 * @has_rates: whether credits follow the route, so that the book passes costs on by itself
 * @rated_low: the bill then where all calls go to the cheapest
 * @rated_high: where all go to the dearest
 *
 * What it means for a plan that routes differ in what they cost.
 */
typedef struct
{
  guint          plan;
  gboolean       exists, has_rates;
  RbkDecimal     calls, bill, rated_low, rated_high;
  RbkRoutingCase cheapest, mix, dearest;
} RbkRoutingSpread;

GArray *rbk_routing_spread_list (const RbkSpec *spec,
                                 RbkPopulation *population,
                                 RbkDecimal     passed_on,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkRouting, rbk_routing_free)

G_END_DECLS
