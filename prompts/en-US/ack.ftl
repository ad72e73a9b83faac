# to be filled
