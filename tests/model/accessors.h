/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-workload.h"

/* Each sets a property and asks the getter; with the name of the property as the text,
 * so that no two of a type are the same. */

#define CHECK_TEXT(object, getter, property)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_object_set (object, property, property, NULL);                                               \
    g_assert_cmpstr (getter (object), ==, property);                                               \
  }                                                                                                \
  G_STMT_END

#define CHECK_TEXTS(object, getter, property)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const char *texts[] = { property, "more", NULL };                                              \
    g_object_set (object, property, texts, NULL);                                                  \
    g_assert_cmpstrv (getter (object), texts);                                                     \
  }                                                                                                \
  G_STMT_END

#define CHECK_INT(object, getter, property, value)                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpint ((int) getter (object), !=, (int) (value));                                    \
    g_object_set (object, property, value, NULL);                                                  \
    g_assert_cmpint ((int) getter (object), ==, (int) (value));                                    \
  }                                                                                                \
  G_STMT_END

#define CHECK_NUMBER(object, getter, property)                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    RbkDecimal fallback = getter (object);                                                         \
    RbkDecimal number = rbk_decimal_from_int ((gint64) g_str_hash (property));                     \
    g_object_set (object, property, &number, NULL);                                                \
    g_assert_true (rbk_decimal_equal (getter (object), number));                                   \
    g_object_set (object, property, NULL, NULL);                                                   \
    g_assert_true (rbk_decimal_equal (getter (object), fallback));                                 \
  }                                                                                                \
  G_STMT_END

#define CHECK_OPTIONAL_NUMBER(object, getter, property)                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    RbkDecimal number = rbk_decimal_from_int ((gint64) g_str_hash (property));                     \
    g_assert_null (getter (object));                                                               \
    g_object_set (object, property, &number, NULL);                                                \
    g_assert_true (rbk_decimal_equal (*getter (object), number));                                  \
  }                                                                                                \
  G_STMT_END

#define CHECK_LIST(object, getter, property)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr(GListModel) list = NULL;                                                            \
    g_object_get (object, property, &list, NULL);                                                  \
    g_assert_true (getter (object) == list);                                                       \
  }                                                                                                \
  G_STMT_END
