dist_man_MANS = \
	%D%/kasoku-data.5 \
	%D%/kasoku-methods.7 \
	%D%/kasoku-sql.7 \
	%D%/kasoku.1 \
	%D%/kasoku.3
