/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-export.h"

/* Reads what was exported as the other system would, and bills by it: a second opinion that
 * knows nothing of rate cards. Usage is in the units that events are reported in, one for each
 * meter of the spec, whose ids are @meters. All in the major unit, each line rounded once. */
typedef struct
{
  RbkExport    *out;
  const char   *plan;  /* its id there */
  const char   *phase; /* (nullable): the key of a phase before the last one, where they have any */
  const char   *once;  /* what is charged once in the phase, where that is an object of its own */
  char        **meters;
  const gint64 *usage;
  guint         minor_digits;
} SystemsBill;

typedef RbkDecimal (*SystemsReader) (const SystemsBill *bill);

RbkDecimal systems_bill_openmeter (const SystemsBill *bill);
RbkDecimal systems_bill_autumn (const SystemsBill *bill);
RbkDecimal systems_bill_killbill (const SystemsBill *bill);
RbkDecimal systems_bill_lago (const SystemsBill *bill);
RbkDecimal systems_bill_flexprice (const SystemsBill *bill);

char *systems_make_id (const char *key, char separator);
