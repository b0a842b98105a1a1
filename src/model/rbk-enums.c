/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-enums.h"

G_DEFINE_ENUM_TYPE (RbkMeterKind,
                    rbk_meter_kind,
                    G_DEFINE_ENUM_VALUE (RBK_METER_KIND_REQUEST, "request"),
                    G_DEFINE_ENUM_VALUE (RBK_METER_KIND_INPUT_TOKEN, "input_token"),
                    G_DEFINE_ENUM_VALUE (RBK_METER_KIND_OUTPUT_TOKEN, "output_token"),
                    G_DEFINE_ENUM_VALUE (RBK_METER_KIND_TOKEN, "token"),
                    G_DEFINE_ENUM_VALUE (RBK_METER_KIND_CREDIT, "credit"),
                    G_DEFINE_ENUM_VALUE (RBK_METER_KIND_OUTCOME, "outcome"),
                    G_DEFINE_ENUM_VALUE (RBK_METER_KIND_SEAT, "seat"))

G_DEFINE_ENUM_TYPE (RbkAggregation,
                    rbk_aggregation,
                    G_DEFINE_ENUM_VALUE (RBK_AGGREGATION_SUM, "sum"),
                    G_DEFINE_ENUM_VALUE (RBK_AGGREGATION_COUNT, "count"),
                    G_DEFINE_ENUM_VALUE (RBK_AGGREGATION_MAX, "max"),
                    G_DEFINE_ENUM_VALUE (RBK_AGGREGATION_LAST, "last"))

G_DEFINE_ENUM_TYPE (RbkPriceKind,
                    rbk_price_kind,
                    G_DEFINE_ENUM_VALUE (RBK_PRICE_KIND_FLAT, "flat"),
                    G_DEFINE_ENUM_VALUE (RBK_PRICE_KIND_PER_UNIT, "per_unit"),
                    G_DEFINE_ENUM_VALUE (RBK_PRICE_KIND_PACKAGE, "package"),
                    G_DEFINE_ENUM_VALUE (RBK_PRICE_KIND_GRADUATED, "graduated"),
                    G_DEFINE_ENUM_VALUE (RBK_PRICE_KIND_VOLUME, "volume"))

G_DEFINE_ENUM_TYPE (RbkLimit,
                    rbk_limit,
                    G_DEFINE_ENUM_VALUE (RBK_LIMIT_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (RBK_LIMIT_HARD, "hard"),
                    G_DEFINE_ENUM_VALUE (RBK_LIMIT_SOFT, "soft"))

G_DEFINE_ENUM_TYPE (RbkPhaseKind,
                    rbk_phase_kind,
                    G_DEFINE_ENUM_VALUE (RBK_PHASE_KIND_TRIAL, "trial"),
                    G_DEFINE_ENUM_VALUE (RBK_PHASE_KIND_DISCOUNT, "discount"),
                    G_DEFINE_ENUM_VALUE (RBK_PHASE_KIND_RAMP, "ramp"),
                    G_DEFINE_ENUM_VALUE (RBK_PHASE_KIND_EVERGREEN, "evergreen"))

G_DEFINE_ENUM_TYPE (RbkRollover,
                    rbk_rollover,
                    G_DEFINE_ENUM_VALUE (RBK_ROLLOVER_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (RBK_ROLLOVER_SHARE, "share"),
                    G_DEFINE_ENUM_VALUE (RBK_ROLLOVER_FULL, "full"))

G_DEFINE_ENUM_TYPE (RbkTopupChannel,
                    rbk_topup_channel,
                    G_DEFINE_ENUM_VALUE (RBK_TOPUP_CHANNEL_SELF_SERVE, "self_serve"),
                    G_DEFINE_ENUM_VALUE (RBK_TOPUP_CHANNEL_SALES, "sales"))

G_DEFINE_ENUM_TYPE (RbkMessageEvent,
                    rbk_message_event,
                    G_DEFINE_ENUM_VALUE (RBK_MESSAGE_EVENT_ALERT, "alert"),
                    G_DEFINE_ENUM_VALUE (RBK_MESSAGE_EVENT_LIMIT, "limit"),
                    G_DEFINE_ENUM_VALUE (RBK_MESSAGE_EVENT_PROJECTION, "projection"),
                    G_DEFINE_ENUM_VALUE (RBK_MESSAGE_EVENT_UPGRADE, "upgrade"),
                    G_DEFINE_ENUM_VALUE (RBK_MESSAGE_EVENT_CONFIRMATION, "confirmation"))

G_DEFINE_ENUM_TYPE (RbkMessageChannel,
                    rbk_message_channel,
                    G_DEFINE_ENUM_VALUE (RBK_MESSAGE_CHANNEL_BANNER, "banner"),
                    G_DEFINE_ENUM_VALUE (RBK_MESSAGE_CHANNEL_MAIL, "mail"),
                    G_DEFINE_ENUM_VALUE (RBK_MESSAGE_CHANNEL_PAGE, "page"))

G_DEFINE_ENUM_TYPE (RbkAnswer,
                    rbk_answer,
                    G_DEFINE_ENUM_VALUE (RBK_ANSWER_HOLD, "hold"),
                    G_DEFINE_ENUM_VALUE (RBK_ANSWER_PASS, "pass"),
                    G_DEFINE_ENUM_VALUE (RBK_ANSWER_REBALANCE, "rebalance"))

G_DEFINE_ENUM_TYPE (RbkDecisionTopic,
                    rbk_decision_topic,
                    G_DEFINE_ENUM_VALUE (RBK_DECISION_TOPIC_METER, "meter"),
                    G_DEFINE_ENUM_VALUE (RBK_DECISION_TOPIC_PRIMITIVE, "primitive"),
                    G_DEFINE_ENUM_VALUE (RBK_DECISION_TOPIC_UNIT_PRICE, "unit_price"),
                    G_DEFINE_ENUM_VALUE (RBK_DECISION_TOPIC_TIERS, "tiers"),
                    G_DEFINE_ENUM_VALUE (RBK_DECISION_TOPIC_LIMITS, "limits"),
                    G_DEFINE_ENUM_VALUE (RBK_DECISION_TOPIC_WALLET, "wallet"))
