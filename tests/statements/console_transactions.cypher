// The queries of the console that run.
SHOW TRANSACTIONS YIELD metaData, transactionId, status
WHERE metaData.app = 'console' AND NOT status STARTS WITH 'Terminated'
RETURN transactionId
