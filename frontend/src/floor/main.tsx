document.title = 'Kuramori Scan';
