/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RbkMeterKind:
 * @RBK_METER_KIND_REQUEST: a call
 * @RBK_METER_KIND_INPUT_TOKEN: input token
 * @RBK_METER_KIND_OUTPUT_TOKEN: output token
 * @RBK_METER_KIND_TOKEN: input and output together
 * @RBK_METER_KIND_CREDIT: credit
 * @RBK_METER_KIND_OUTCOME: a task completed
 * @RBK_METER_KIND_SEAT: seat
 *
 * What a unit of a meter is.
 */
typedef enum
{
  RBK_METER_KIND_REQUEST,
  RBK_METER_KIND_INPUT_TOKEN,
  RBK_METER_KIND_OUTPUT_TOKEN,
  RBK_METER_KIND_TOKEN,
  RBK_METER_KIND_CREDIT,
  RBK_METER_KIND_OUTCOME,
  RBK_METER_KIND_SEAT,
} RbkMeterKind;

#define RBK_TYPE_METER_KIND (rbk_meter_kind_get_type ())
GType rbk_meter_kind_get_type (void);

/**
 * RbkAggregation:
 * @RBK_AGGREGATION_SUM: sum
 * @RBK_AGGREGATION_COUNT: count
 * @RBK_AGGREGATION_MAX: max
 * @RBK_AGGREGATION_LAST: last
 *
 * How events become a quantity.
 */
typedef enum
{
  RBK_AGGREGATION_SUM,
  RBK_AGGREGATION_COUNT,
  RBK_AGGREGATION_MAX,
  RBK_AGGREGATION_LAST,
} RbkAggregation;

#define RBK_TYPE_AGGREGATION (rbk_aggregation_get_type ())
GType rbk_aggregation_get_type (void);

/**
 * RbkPriceKind:
 * @RBK_PRICE_KIND_FLAT: a fee, whatever the quantity
 * @RBK_PRICE_KIND_PER_UNIT: per unit
 * @RBK_PRICE_KIND_PACKAGE: packages, rounded up
 * @RBK_PRICE_KIND_GRADUATED: each unit at its own tier's price
 * @RBK_PRICE_KIND_VOLUME: all units at the price of the tier reached
 *
 * How a quantity becomes an amount.
 */
typedef enum
{
  RBK_PRICE_KIND_FLAT,
  RBK_PRICE_KIND_PER_UNIT,
  RBK_PRICE_KIND_PACKAGE,
  RBK_PRICE_KIND_GRADUATED,
  RBK_PRICE_KIND_VOLUME,
} RbkPriceKind;

#define RBK_TYPE_PRICE_KIND (rbk_price_kind_get_type ())
GType rbk_price_kind_get_type (void);

/**
 * RbkLimit:
 * @RBK_LIMIT_NONE: none
 * @RBK_LIMIT_HARD: further use is blocked
 * @RBK_LIMIT_SOFT: further use is billed
 *
 * What happens at the cap.
 */
typedef enum
{
  RBK_LIMIT_NONE,
  RBK_LIMIT_HARD,
  RBK_LIMIT_SOFT,
} RbkLimit;

#define RBK_TYPE_LIMIT (rbk_limit_get_type ())
GType rbk_limit_get_type (void);

/**
 * RbkPhaseKind:
 * @RBK_PHASE_KIND_TRIAL: trial
 * @RBK_PHASE_KIND_DISCOUNT: discount
 * @RBK_PHASE_KIND_RAMP: ramp
 * @RBK_PHASE_KIND_EVERGREEN: evergreen
 *
 * What a phase is for.
 */
typedef enum
{
  RBK_PHASE_KIND_TRIAL,
  RBK_PHASE_KIND_DISCOUNT,
  RBK_PHASE_KIND_RAMP,
  RBK_PHASE_KIND_EVERGREEN,
} RbkPhaseKind;

#define RBK_TYPE_PHASE_KIND (rbk_phase_kind_get_type ())
GType rbk_phase_kind_get_type (void);

/**
 * RbkRollover:
 * @RBK_ROLLOVER_NONE: none
 * @RBK_ROLLOVER_SHARE: share
 * @RBK_ROLLOVER_FULL: full
 *
 * What becomes of unused credits.
 */
typedef enum
{
  RBK_ROLLOVER_NONE,
  RBK_ROLLOVER_SHARE,
  RBK_ROLLOVER_FULL,
} RbkRollover;

#define RBK_TYPE_ROLLOVER (rbk_rollover_get_type ())
GType rbk_rollover_get_type (void);

/**
 * RbkTopupChannel:
 * @RBK_TOPUP_CHANNEL_SELF_SERVE: self serve
 * @RBK_TOPUP_CHANNEL_SALES: sales
 *
 * How top-ups are bought.
 */
typedef enum
{
  RBK_TOPUP_CHANNEL_SELF_SERVE,
  RBK_TOPUP_CHANNEL_SALES,
} RbkTopupChannel;

#define RBK_TYPE_TOPUP_CHANNEL (rbk_topup_channel_get_type ())
GType rbk_topup_channel_get_type (void);

/**
 * RbkMessageEvent:
 * @RBK_MESSAGE_EVENT_ALERT: a share of the cap is used
 * @RBK_MESSAGE_EVENT_LIMIT: the cap is reached
 * @RBK_MESSAGE_EVENT_PROJECTION: the cap will be reached before the period ends
 * @RBK_MESSAGE_EVENT_UPGRADE: what the page says that offers the next plan
 * @RBK_MESSAGE_EVENT_CONFIRMATION: a day after an upgrade
 *
 * What customers are told of.
 */
typedef enum
{
  RBK_MESSAGE_EVENT_ALERT,
  RBK_MESSAGE_EVENT_LIMIT,
  RBK_MESSAGE_EVENT_PROJECTION,
  RBK_MESSAGE_EVENT_UPGRADE,
  RBK_MESSAGE_EVENT_CONFIRMATION,
} RbkMessageEvent;

#define RBK_TYPE_MESSAGE_EVENT (rbk_message_event_get_type ())
GType rbk_message_event_get_type (void);

/**
 * RbkMessageChannel:
 * @RBK_MESSAGE_CHANNEL_BANNER: a banner in the product
 * @RBK_MESSAGE_CHANNEL_MAIL: a mail
 * @RBK_MESSAGE_CHANNEL_PAGE: a page or dialog that stands in the way
 *
 * Where a message is read.
 */
typedef enum
{
  RBK_MESSAGE_CHANNEL_BANNER,
  RBK_MESSAGE_CHANNEL_MAIL,
  RBK_MESSAGE_CHANNEL_PAGE,
} RbkMessageChannel;

#define RBK_TYPE_MESSAGE_CHANNEL (rbk_message_channel_get_type ())
GType rbk_message_channel_get_type (void);

/**
 * RbkAnswer:
 * @RBK_ANSWER_HOLD: keep the price
 * @RBK_ANSWER_PASS: pass the saving on
 * @RBK_ANSWER_REBALANCE: cheaper older models only
 *
 * What is done about a price cut of a model.
 */
typedef enum
{
  RBK_ANSWER_HOLD,
  RBK_ANSWER_PASS,
  RBK_ANSWER_REBALANCE,
} RbkAnswer;

#define RBK_TYPE_ANSWER (rbk_answer_get_type ())
GType rbk_answer_get_type (void);

/**
 * RbkDecisionTopic:
 * @RBK_DECISION_TOPIC_METER: meter
 * @RBK_DECISION_TOPIC_PRIMITIVE: primitive
 * @RBK_DECISION_TOPIC_UNIT_PRICE: unit price and target margin
 * @RBK_DECISION_TOPIC_TIERS: tiers
 * @RBK_DECISION_TOPIC_LIMITS: limits and alerts
 * @RBK_DECISION_TOPIC_WALLET: wallet
 *
 * The six decisions.
 */
typedef enum
{
  RBK_DECISION_TOPIC_METER,
  RBK_DECISION_TOPIC_PRIMITIVE,
  RBK_DECISION_TOPIC_UNIT_PRICE,
  RBK_DECISION_TOPIC_TIERS,
  RBK_DECISION_TOPIC_LIMITS,
  RBK_DECISION_TOPIC_WALLET,
} RbkDecisionTopic;

#define RBK_TYPE_DECISION_TOPIC (rbk_decision_topic_get_type ())
GType rbk_decision_topic_get_type (void);

G_END_DECLS
