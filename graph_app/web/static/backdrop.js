function drawBackdrop(network, behind) {}
