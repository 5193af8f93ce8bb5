// Of the server's transactions: is one of that run of the console, and how many of somebody else take their time, as an
// import does.
SHOW TRANSACTIONS YIELD metaData, elapsedTime
RETURN sum(CASE WHEN metaData.run = $run THEN 1 ELSE 0 END) AS own,
  sum(CASE
    WHEN metaData.app IN ['console', 'console leftovers'] OR elapsedTime.milliseconds < 1000 THEN 0
    ELSE 1
  END) AS others
