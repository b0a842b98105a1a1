/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-reader.h"

/* What was read from a usage file as a line of text, to compare. */

char *usage_log_describe (RbkUsage *usage);
char *usage_log_describe_slices (RbkSlices *slices);
