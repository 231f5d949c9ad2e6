if HAVE_CHECK
check_PROGRAMS += %D%/check_quote
endif
%C%_check_quote_SOURCES = %D%/check_quote.c tests/model/support_model.c tests/model/support_model.h
%C%_check_quote_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_quote_LDADD = src/quote/libquote.a src/claims/libclaims.a $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
