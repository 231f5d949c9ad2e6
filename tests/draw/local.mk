if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_web_link \
	%D%/check_canvas \
	%D%/check_export \
	%D%/check_vision
endif
%C%_check_web_link_SOURCES = %D%/check_web_link.c
%C%_check_web_link_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_web_link_LDADD = src/draw/libdraw.a src/base/libbase.a $(CHECK_LIBS)
%C%_check_canvas_SOURCES = %D%/check_canvas.c
%C%_check_canvas_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_canvas_LDADD = src/draw/libdraw.a src/base/libbase.a $(CHECK_LIBS)
%C%_check_export_SOURCES = %D%/check_export.c
%C%_check_export_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_export_LDADD = src/draw/libdraw.a src/base/libbase.a $(CHECK_LIBS)
%C%_check_vision_SOURCES = %D%/check_vision.c
%C%_check_vision_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_vision_LDADD = src/draw/libdraw.a src/base/libbase.a $(CHECK_LIBS)
