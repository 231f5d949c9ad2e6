dist_man_MANS = \
	%D%/kasoku-data.5 \
	%D%/kasoku-methods.7 \
	%D%/kasoku.1
