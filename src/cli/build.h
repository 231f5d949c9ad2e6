/* build.h - what the build says about itself. */
#ifndef KASOKU_CLI_BUILD_H
#define KASOKU_CLI_BUILD_H

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#if !defined KASOKU_VERSION && defined PACKAGE_VERSION
#define KASOKU_VERSION PACKAGE_VERSION
#endif

#endif
